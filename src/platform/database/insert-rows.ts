import type { EntityManager, EntityTarget, InsertQueryBuilder, ObjectLiteral } from 'typeorm';

type Rows<Entity> = Partial<Entity> | readonly Partial<Entity>[];

/** Writes new rows, if any. Nothing is read back: whatever a row holds, keys included, we gave it ourselves. */
export async function insertRows<Entity extends ObjectLiteral>(
  manager: EntityManager,
  table: EntityTarget<Entity>,
  rows: Rows<NoInfer<Entity>>,
): Promise<void> {
  if (Array.isArray(rows) && rows.length === 0) return;
  await insertion(manager, table, rows).execute();
}

/** Writes those rows whose key is not there yet: somebody else may be writing the same at this moment. */
export async function insertMissing<Entity extends ObjectLiteral>(
  manager: EntityManager,
  table: EntityTarget<Entity>,
  rows: Rows<NoInfer<Entity>>,
): Promise<void> {
  await insertion(manager, table, rows).orIgnore().execute();
}

function insertion<Entity extends ObjectLiteral>(
  manager: EntityManager,
  table: EntityTarget<Entity>,
  rows: Rows<Entity>,
): InsertQueryBuilder<Entity> {
  // The library's own type of a row knows no column of JSON that holds unknown data.
  return manager
    .createQueryBuilder()
    .insert()
    .into(table)
    .values(rows as never)
    .updateEntity(false);
}
