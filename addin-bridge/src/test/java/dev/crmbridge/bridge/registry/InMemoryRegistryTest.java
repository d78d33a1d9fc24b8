package dev.crmbridge.bridge.registry;

class InMemoryRegistryTest extends RegistryContract {
    @Override
    Registry registry() {
        return new InMemoryRegistry();
    }
}
