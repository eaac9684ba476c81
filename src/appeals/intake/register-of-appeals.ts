import type { EntityManager } from 'typeorm';
import {
  duplicateIndex,
  formatIndex,
  indexLetter,
  parseIndex,
  serialCounter,
  type IndexOwner,
  type RegistrationIndex,
} from '../../domain/registration-index.js';
import { yearOf, type PlainDate } from '../../domain/plain-date.js';
import { dialect } from '../../platform/database/columns.js';
import { holdLatches, latchOf } from '../../platform/database/latches.js';
import { AppealRecord, RegisterSerialRecord } from '../tables.js';

interface Registration {
  readonly year: number;
  readonly serial: number;
  readonly fraction: number;
  readonly registrationIndex: string;
}

function ownerOf({ appeal, anonymous }: RegistrationRequest): IndexOwner {
  const { subject, applicant } = appeal;
  if (anonymous || subject === 'anonymous' || applicant.surname.trim() === '') return { subject: 'unsigned' };
  return subject === 'collective' ? { subject } : { subject: 'individual', surname: applicant.surname };
}

/**
 * Takes the next number of a register in its year. The counter's row stays locked until the transaction
 * ends, and rolls back with it: numbers are neither doubled nor skipped, whoever registers at once.
 */
export async function nextSerial(manager: EntityManager, counter: string): Promise<number> {
  const raise =
    dialect === 'mysql'
      ? 'insert into register_serial (counter, last_serial) values (?, 1) on duplicate key update last_serial = last_serial + 1'
      : 'insert into register_serial (counter, last_serial) values (?, 1) on conflict (counter) do update set last_serial = last_serial + 1';
  await manager.query(raise, [counter]);
  const { lastSerial } = await manager.findOneByOrFail(RegisterSerialRecord, { counter });
  return lastSerial;
}

/** A duplicate takes the index of the first one with a fraction (К-401/1) and no number of its own. */
async function asDuplicate(manager: EntityManager, first: AppealRecord): Promise<Registration | null> {
  const { register, year, serial, registrationIndex } = first;
  if (year === null || serial === null || registrationIndex === null) return null;
  await holdLatches(manager, latchOf('fraction', `${register}/${year}/${serial}`));
  const sameSerial = await manager.find(AppealRecord, {
    select: { id: true, registrationIndex: true },
    where: { register, year, serial },
  });
  const taken = sameSerial.flatMap((row) =>
    row.registrationIndex === null ? [] : [parseIndex(row.registrationIndex)],
  );
  const index = duplicateIndex(parseIndex(registrationIndex), taken);
  return { year, serial, fraction: index.fraction ?? 1, registrationIndex: formatIndex(index) };
}

/** Gives an appeal its place in a register (реєстраційний індекс), in the transaction that registers it. */
export async function takeIndex(manager: EntityManager, request: RegistrationRequest): Promise<Registration> {
  const { registerCode, registeredOn, duplicateOf } = request;
  const fraction = duplicateOf === null ? null : await asDuplicate(manager, duplicateOf);
  if (fraction !== null) return fraction;
  const serial = await nextSerial(manager, serialCounter(registerCode, registeredOn));
  const index: RegistrationIndex = {
    register: registerCode,
    letter: indexLetter(ownerOf(request)),
    serial,
    fraction: null,
  };
  return { year: yearOf(registeredOn), serial, fraction: 0, registrationIndex: formatIndex(index) };
}

interface RegistrationRequest {
  readonly appeal: AppealRecord;
  /** The rules hold it to be anonymous, on any ground of KR-3.3. */
  readonly anonymous: boolean;
  /** The code of a unit's register; null in the register of the office. */
  readonly registerCode: string | null;
  readonly registeredOn: PlainDate;
  readonly duplicateOf: AppealRecord | null;
}
