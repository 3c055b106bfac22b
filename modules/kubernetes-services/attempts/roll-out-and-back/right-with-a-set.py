# score: 5
# why: a right answer that puts the numbers into a set
def release(apps, name, image, polls, pause):
    main = apps.read_namespaced_deployment(name, "default").spec.template.spec.containers[0]
    apps.patch_namespaced_deployment(name, "default", image_change(main.name, image))
    for _ in range(polls):
        found = apps.read_namespaced_deployment(name, "default")
        numbers = {found.status.replicas, found.status.updated_replicas, found.status.ready_replicas}
        if numbers == {found.spec.replicas}:
            return True
        pause()
    apps.patch_namespaced_deployment(name, "default", image_change(main.name, main.image))
    return False
