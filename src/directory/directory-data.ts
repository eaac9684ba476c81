import type { Role } from '../domain/actor.js';
import type { PlainDate } from '../domain/plain-date.js';
import type { ReceptionKind } from '../domain/reception/states.js';
import type { Recurrence } from '../domain/reception/timetable.js';

/** Where a post stands: who considers appeals, who heads a unit, who works in one. */
export type PostKind = 'leader' | 'unit-head' | 'district-head' | 'officer';

/** Posts that the Law and the regulation name (посади за законом): each council has its own ids and titles for them. */
export const postsInLaw = [
  'acting-mayor',
  'council-secretary',
  'first-deputy-mayor',
  'deputy-mayor',
  'head-of-affairs',
  'office-head',
  'office-deputy-head',
] as const;
export type PostInLaw = (typeof postsInLaw)[number];

/** The unit that `office-head` heads, as diagrams name it in their groups. */
export const officeInLaw = 'office';

/**
 * A post (посада): what a resolution, a task and a signature name. People come and go, a post stays;
 * so nothing the service stores about powers names a person.
 */
export interface Post {
  readonly id: string;
  readonly title: string;
  /** «в. о. начальника …»: how a person who stands in signs. */
  readonly titleGenitive: string;
  /** «начальнику …»: how a letter to the post opens. */
  readonly titleDative: string;
  readonly kind: PostKind;
  /** 1 is the acting mayor; used to order lists only, never to decide. */
  readonly rank: number;
  readonly unitId: string | null;
  readonly subordinateTo: string | null;
  /** What the Law calls it in the council (art. 20): its head, who acts as head, or a deputy; null for any other. */
  readonly standing: 'head' | 'deputy' | null;
  /** Which of the posts that the law names it is; null for any other. */
  readonly inLaw: PostInLaw | null;
  /** What the post lets its holder do, and whoever stands in for the holder. */
  readonly roles: readonly Role[];
}

/** A department or other executive body (підрозділ) that keeps its own register of appeals (KR-1.2, KR-3.2). */
export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly nameGenitive: string;
  /** Its two digits in a registration index; `01` is the office for work with citizens' appeals. */
  readonly registerCode: string;
  readonly headPostId: string;
  /** The leader who directs the unit by the distribution of duties; null for a body of another council. */
  readonly subordinateTo: string | null;
  /** Whether its people count as staff of the executive committee (KR-2.30, KR-3.13; docs/decisions/0020). */
  readonly staff: boolean;
  /** «Виконавчий комітет …»: the head of what a body of another council signs itself; null for the units of this one. */
  readonly organisation: string | null;
  /** Topics of the classifier (CMU 858/2008) the unit has powers in. */
  readonly topics: readonly string[];
}

export type BodyKind = 'authority' | 'provider' | 'communal-enterprise';

/** A body or enterprise outside the executive committee (інший орган, підприємство): never its staff. */
export interface Body {
  readonly id: string;
  readonly name: string;
  /** «до …»: where a letter says it has gone. */
  readonly nameGenitive: string;
  /** «Акціонерному товариству …»: how a covering letter is addressed. */
  readonly nameDative: string;
  readonly kind: BodyKind;
  /** What it has powers in, in words a letter can use. */
  readonly powers: string;
  readonly topics: readonly string[];
  /** The unit that manages a communal enterprise; a complaint about the unit may not go to it either. */
  readonly answersTo: string | null;
}

/**
 * A person who works with the service (працівник). In the demonstration council the name is the post's
 * title: no real official is named.
 */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  /** The principal post; null only for someone who no longer holds one. */
  readonly postId: string | null;
  /** Further posts of the same person: the council secretary acts as mayor. */
  readonly alsoPosts: readonly string[];
  /** Roles beyond those of the posts. */
  readonly roles: readonly Role[];
  readonly unitId: string | null;
}

/** A line of the timetable with which a council begins (рядок графіка прийому, KR-2.1): later ones the office enters. */
export interface TimetableLine {
  readonly leaderPost: string;
  readonly kind: ReceptionKind;
  readonly recurrence: Recurrence;
  /** `HH:MM` in Kyiv. */
  readonly beginsAt: string;
  /** A room; a telephone number for a direct line; a link for video, which only those booked are told. */
  readonly place: string;
  /** Whether booking is limited to the quota of KR-2.10. */
  readonly limited: boolean;
  readonly inForceFrom: PlainDate;
  readonly inForceTo: PlainDate | null;
}

/** A whole council by its posts, as `council/` has it. Another city gives its own and nothing else changes. */
export interface DirectoryData {
  /** «Виконавчий комітет …»: the head of every letter and the stamp. */
  readonly organisation: string;
  /** The post that has the author of a complaint about the head told who decides it: above the head there is nobody. */
  readonly complaintsAboutHead: string;
  readonly posts: readonly Post[];
  readonly units: readonly Unit[];
  readonly bodies: readonly Body[];
  readonly persons: readonly Person[];
  readonly timetable: readonly TimetableLine[];
}
