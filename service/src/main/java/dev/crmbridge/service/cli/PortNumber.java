package dev.crmbridge.service.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the number of a port, so that one that does not exist is wrong usage before anything was begun. */
final class PortNumber implements ITypeConverter<Integer> {
    private static final int HIGHEST = 65_535;

    @Override
    public Integer convert(String typed) {
        try {
            int port = Integer.parseInt(typed);
            if (port >= 0 && port <= HIGHEST) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // said below, like a number that is none of a port
        }
        throw new TypeConversionException(
                "“" + typed + "” is no port. Give a number from 0 (any free one) to " + HIGHEST + ".");
    }
}
