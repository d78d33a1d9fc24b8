package dev.crmbridge.sync;

import org.jspecify.annotations.Nullable;

/**
 * What the user decides about one setting.
 *
 * @param name see {@link SettingView#name()}; for conflicts in one field {@code conflicts.TABLE.FIELD}, for the way a field goes
 *     {@link FieldDirection#setting()}
 * @param value null = as when nobody decided
 */
public record SettingChoice(String name, @Nullable String value) {}
