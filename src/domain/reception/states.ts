import { Problem } from '../problem.js';

/** How citizens are heard (вид прийому): in room 129, by video, by telephone, or by a lawyer of a unit. */
export const receptionKinds = {
  'in-person': 'особисто',
  video: 'відеозв’язком',
  'direct-line': 'пряма телефонна лінія',
  'legal-aid': 'правова допомога',
} as const;
export type ReceptionKind = keyof typeof receptionKinds;

/** Where a reception stands (стан прийому). */
export const receptionStatuses = {
  booking: 'іде запис',
  closed: 'запис закінчено',
  'under-way': 'прийом триває',
  held: 'проведено',
  suspended: 'зупинено розпорядженням',
  moved: 'перенесено на інший день',
  postponed: 'не відбувся: перенесено на наступний',
} as const;
export type ReceptionStatus = keyof typeof receptionStatuses;

/** Where a citizen's visit stands (стан візиту), from booking to the end of what it led to. */
export const visitStatuses = {
  refused: 'не записано',
  booked: 'записано',
  cancelled: 'запис скасовано',
  transferred: 'переписано на інший прийом',
  arrived: 'чекає на прийом',
  'not-admitted': 'не допущено',
  'substitute-declined': 'не погодився на заміну',
  'with-leader': 'на прийомі',
  stopped: 'прийом припинено',
  heard: 'прийнято, розглядається',
  settled: 'прийнято, вирішено',
  'no-show': 'не з’явився',
} as const;
export type VisitStatus = keyof typeof visitStatuses;

const nextOfReception: Readonly<Record<ReceptionStatus, readonly ReceptionStatus[]>> = {
  booking: ['closed', 'suspended', 'moved', 'postponed'],
  closed: ['under-way', 'suspended', 'moved', 'postponed'],
  'under-way': ['held', 'postponed'],
  held: [],
  // An order may be lifted, and a day be needed again after all: the reception is booked anew, from none.
  suspended: ['booking'],
  moved: ['booking'],
  postponed: [],
};

const nextOfVisit: Readonly<Record<VisitStatus, readonly VisitStatus[]>> = {
  refused: [],
  booked: ['arrived', 'cancelled', 'transferred', 'no-show'],
  arrived: ['with-leader', 'not-admitted', 'substitute-declined', 'transferred', 'cancelled', 'no-show'],
  // An alarm may break off a reception after which the leader has no other.
  'with-leader': ['heard', 'settled', 'stopped', 'transferred', 'cancelled'],
  heard: [],
  settled: [],
  stopped: [],
  cancelled: [],
  transferred: [],
  'not-admitted': [],
  'substitute-declined': [],
  'no-show': [],
};

/** A citizen takes one of the places of a reception in these states. */
export const placesTaken: readonly VisitStatus[] = ['booked', 'arrived', 'with-leader', 'heard', 'settled', 'stopped'];

/** @throws RECEPTION_STATUS_REFUSED with the states that may follow */
export function moveReception(from: ReceptionStatus, to: ReceptionStatus): ReceptionStatus {
  if (nextOfReception[from].includes(to)) return to;
  throw refusal('Прийом', receptionStatuses[from], receptionStatuses[to], nextOfReception[from]);
}

/** @throws RECEPTION_STATUS_REFUSED with the states that may follow */
export function moveVisit(from: VisitStatus, to: VisitStatus): VisitStatus {
  if (nextOfVisit[from].includes(to)) return to;
  throw refusal('Візит', visitStatuses[from], visitStatuses[to], nextOfVisit[from]);
}

function refusal(what: string, from: string, to: string, allowed: readonly string[]): Problem {
  return new Problem('RECEPTION_STATUS_REFUSED', {
    detail: `${what} у стані «${from}» не може перейти у стан «${to}».`,
    extra: { allowed },
  });
}
