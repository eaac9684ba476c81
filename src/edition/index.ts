/** What other rooms know of editions (двері до редакцій): what is in force, and what has been. */
export {
  changesBetween,
  digestOf,
  digestOfFiles,
  type EditionFiles,
  isOfEdition,
  longestFile,
  type Manifest,
  manifestOf,
  readEdition,
} from './edition-files.js';
export { EditionInForce } from './edition-in-force.js';
export { EditionModule, ofEdition } from './edition.module.js';
export { Editions } from './editions.js';
export { editionMigrations } from './migrations.js';
export { type EditionForceRecord, editionTables, type ForceKind } from './tables.js';
