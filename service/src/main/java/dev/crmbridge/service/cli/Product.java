package dev.crmbridge.service.cli;

/** What is installed. */
final class Product {
    private Product() {}

    /** @return the version from the manifest, or "development" when run from classes */
    static String version() {
        String version = Product.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
