/** Files that an administrator writes: where they lie, what each line of them says, and what is wrong in which place. */
export { look, mixedWordIn } from './alphabets.js';
export { CheckedFile, type FaultCode, type FileFault, FileFaults, faultInWords } from './checked-file.js';
export {
  asKept,
  bytesOf,
  ChangedFiles,
  type Files,
  FolderFiles,
  HeldFiles,
  isBinary,
  RevisionFiles,
  WithFile,
} from './files.js';
export { JsonFault, JsonSource } from './json-source.js';
export { cellsOf, isRuler } from './markdown-cells.js';
export { nearest, perhaps } from './nearest.js';
export { issueInWords, readShape, valueAt } from './read-shape.js';
