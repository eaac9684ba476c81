export { CurrentActor, Public, Roles, SignedIn } from '../platform/http/roles.js';
export { ActorSource, type KnownPerson } from './actor-source.js';
