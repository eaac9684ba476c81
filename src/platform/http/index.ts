export { Describe } from './describe.js';
export { Idempotent } from './idempotent.js';
export { checkVersion, IfMatch } from './if-match.js';
export { CurrentActor, Public, Roles, SignedIn } from './roles.js';
export { type Page, Search, SearchQuery } from '../search/search.js';
export { searchText } from '../search/search-text.js';
export { Idempotency } from './idempotency.js';
