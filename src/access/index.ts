export { CurrentActor, Public, Roles, SignedIn } from '../platform/http/routes/roles.js';
export { ActorSource, type KnownPerson } from './actor-source.js';
export { AccessModule } from './access.module.js';
export { FairUse } from './fair-use.js';
export { Doorman } from './doorman.js';
export { DemonstrationLogins } from './demonstration/demonstration-logins.js';
export { signInAnnouncement } from './announcement.js';
