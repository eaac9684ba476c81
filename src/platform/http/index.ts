export { Describe } from './routes/describe.js';
export { Idempotent } from './idempotency/idempotent.js';
export { checkVersion, IfMatch } from './if-match.js';
export { CurrentActor, Public, Roles, SignedIn } from './routes/roles.js';
export { line, optionalLine, optionalText, writtenLine, writtenText } from './text-fields.js';
export { type Page, Search, SearchQuery } from '../search/search.js';
export { searchText } from '../search/search-text.js';
export { Idempotency } from './idempotency/idempotency.js';
