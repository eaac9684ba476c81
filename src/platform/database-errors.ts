/** What a driver calls an error, whichever driver it is; empty for errors that are not a database's. */
export function codeOf(error: unknown): string {
  const from = (value: unknown): string | undefined =>
    typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string'
      ? value.code
      : undefined;
  const driver = typeof error === 'object' && error !== null && 'driverError' in error ? error.driverError : undefined;
  return from(driver) ?? from(error) ?? '';
}

/** Two rows claim one unique key: somebody was there first. */
export function isDuplicate(error: unknown): boolean {
  return ['ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'].includes(codeOf(error));
}
