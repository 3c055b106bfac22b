# score: 2
# hint: there were 7
# why: stops one reading too early
def release(apps, name, image, polls, pause):
    main = apps.read_namespaced_deployment(name, "default").spec.template.spec.containers[0]
    apps.patch_namespaced_deployment(name, "default", image_change(main.name, image))
    for _ in range(polls - 1):
        found = apps.read_namespaced_deployment(name, "default")
        numbers = {found.status.replicas, found.status.updated_replicas, found.status.ready_replicas}
        if numbers == {found.spec.replicas}:
            return True
        pause()
    apps.patch_namespaced_deployment(name, "default", image_change(main.name, main.image))
    return False
