export { AbsenceBoard, type Absence } from './absence.js';
export { Absences, type RecordAbsence } from './absences.js';
export { type Cover, coverOf, heldGroups, membersOf, whyUnheld } from './cover.js';
export { Directory, type Signature } from './directory.js';
export {
  type Body,
  type DirectoryData,
  officeInLaw,
  type Person,
  type Post,
  type PostInLaw,
  postsInLaw,
  type TimetableLine,
} from './directory-data.js';
export { DirectoryModule } from './directory.module.js';
export { councilAmong, councilInFolder, councilsIn, loadCouncil } from './council/load-council.js';
export { readCouncil } from './council/read-council.js';
export { councilFiles } from './council/shapes.js';
export { directoryMigrations } from './migrations.js';
export { directoryTables } from './tables.js';
