# score: 2
# hint: the old version must run
# why: gives up without restoring the old image
def release(apps, name, image, polls, pause):
    main = apps.read_namespaced_deployment(name, "default").spec.template.spec.containers[0]
    apps.patch_namespaced_deployment(name, "default", image_change(main.name, image))
    for _ in range(polls):
        found = apps.read_namespaced_deployment(name, "default")
        numbers = {found.status.replicas, found.status.updated_replicas, found.status.ready_replicas}
        if numbers == {found.spec.replicas}:
            return True
        pause()
    pass
    return False
