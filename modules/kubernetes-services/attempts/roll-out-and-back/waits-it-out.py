# score: 3
# hint: return as soon as it is through
# why: always waits to the end
def release(apps, name, image, polls, pause):
    main = apps.read_namespaced_deployment(name, "default").spec.template.spec.containers[0]
    apps.patch_namespaced_deployment(name, "default", image_change(main.name, image))
    through = False
    for _ in range(polls):
        found = apps.read_namespaced_deployment(name, "default")
        through = found.status.replicas == found.status.updated_replicas == found.status.ready_replicas == found.spec.replicas
        pause()
    if through:
        return True
    apps.patch_namespaced_deployment(name, "default", image_change(main.name, main.image))
    return False
