import { roles } from '../../../domain/actor.js';
import { choice } from './view.js';

export const RoleName = choice('Role', 'Роль: що людина може робити в раді.', roles);
