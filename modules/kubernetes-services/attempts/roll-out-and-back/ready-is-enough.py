# score: 0
# hint: release() said that it is through
# why: looks at ready pods only, and these are the old ones
def release(apps, name, image, polls, pause):
    main = apps.read_namespaced_deployment(name, "default").spec.template.spec.containers[0]
    apps.patch_namespaced_deployment(name, "default", image_change(main.name, image))
    for _ in range(polls):
        found = apps.read_namespaced_deployment(name, "default")
        numbers = {found.status.ready_replicas}
        if numbers == {found.spec.replicas}:
            return True
        pause()
    apps.patch_namespaced_deployment(name, "default", image_change(main.name, main.image))
    return False
