import type { Actor } from '../domain/actor.js';
import { Problem } from '../domain/problem.js';
import type { Absence } from './absence.js';
import type { Directory } from './directory.js';

/**
 * Who may record an absence and withdraw it (хто записує відсутність): the head of the office does, and for that post
 * whoever stands above it. Nobody does it for a post of their own or for themselves as the substitute, since that would
 * give or give back powers to whoever asks (docs/decisions/0060).
 *
 * @throws ROLE_MISSING, ABSENCE_OF_ONESELF
 */
export function refuseOwnAbsence(
  directory: Directory,
  { postId, substitutePersonId }: Pick<Absence, 'postId' | 'substitutePersonId'>,
  by: Actor,
): void {
  const { roles } = directory.post(postId);
  const isAbove = by.posts.some((post) => post !== postId && directory.isSubordinate(postId, post));
  const isOffice = by.roles.includes('office-head');
  const ownPosts = directory.postsOf(by.id);
  if (substitutePersonId === by.id || ownPosts.includes(postId) || by.posts.includes(postId))
    throw new Problem('ABSENCE_OF_ONESELF');
  if (roles.includes('office-head') ? !isAbove : !isOffice)
    throw new Problem('ROLE_MISSING', {
      detail: roles.includes('office-head')
        ? 'Відсутність начальника управління записує керівник, якому він підпорядкований.'
        : 'Відсутність записує начальник управління по роботі зі зверненнями громадян.',
    });
}
