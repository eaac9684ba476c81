export { Describe } from './describe.js';
export { Idempotent } from './idempotent.js';
export { checkVersion, IfMatch } from './if-match.js';
export { CurrentActor, Public, Roles, SignedIn } from './roles.js';
