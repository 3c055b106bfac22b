# score: 2
# hint: that is an outage
# why: restores the old version by deleting the deployment and creating it again
def release(apps, name, image, polls, pause):
    main = apps.read_namespaced_deployment(name, "default").spec.template.spec.containers[0]
    apps.patch_namespaced_deployment(name, "default", image_change(main.name, image))
    for _ in range(polls):
        found = apps.read_namespaced_deployment(name, "default")
        numbers = {found.status.replicas, found.status.updated_replicas, found.status.ready_replicas}
        if numbers == {found.spec.replicas}:
            return True
        pause()
    found = apps.read_namespaced_deployment(name, "default")
    found.spec.template.spec.containers[0].image = main.image
    found.metadata.resource_version = None
    apps.delete_namespaced_deployment(name, "default")
    apps.create_namespaced_deployment("default", found)
    return False
