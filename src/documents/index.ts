export { DocumentReaders } from './document-readers.js';
export { Documents } from './documents.js';
export { DocumentsModule } from './documents.module.js';
export * from './letters/index.js';
export { dotted, inWords, sentence } from './letters/wording.js';
export { personInDative, senderInDative } from './in-dative.js';
export { PostOffice } from './mail/post-office.js';
export { unsigned, type Addressee, type DocumentFace } from './render/document-view.js';
export { Printed, printTo } from './render/print.js';
export { renderText } from './render/text.js';
export { lettersAmong, ownLetters, readLetters, wordsOfTemplate } from './templates/letters.js';
export { lettersPage, lettersReference } from './templates/reference.js';
export { documentKinds, isOwnKind, type DocumentKind, type Sheet } from './sheet.js';
export {
  dispatchView,
  DispatchView,
  isToLeave,
  sentOnOf,
  sentWords,
  UnsentLetter,
  unsentLetters,
} from './documents.dto.js';
export type { DocumentRecord } from './tables.js';
export { documentMigrations } from './migrations.js';
export { documentTables } from './tables.js';
