import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppealStore } from '../../appeals/appeal-store.js';
import { Office } from '../../appeals/office.js';
import {
  bookedList,
  type DocumentFace,
  DocumentReaders,
  receptionCard,
  type Sheet,
  unsigned,
} from '../../documents/index.js';
import type { Actor, Role } from '../../domain/actor.js';
import { Problem } from '../../domain/problem.js';
import { placesTaken } from '../../domain/reception/states.js';
import { VisitReading } from '../booking/visit-reading.js';
import { ReceptionStore } from '../reception-store.js';
import { ReceptionRecord } from '../tables.js';
import { cardOf } from './card-paper.js';
import { listOf } from './list-paper.js';

/** The office keeps the lists, control looks on, and leaders are told on the eve who comes (KR-2.11, 2.14). */
const readersOfLists: readonly Role[] = ['control', 'office-head', 'leader', 'system'];

/** Papers of receptions (папери прийому): the card of a visit and the list of those booked, as they stand now. */
@Injectable()
export class ReceptionPapers implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ReceptionStore,
    private readonly visits: VisitReading,
    private readonly office: Office,
    private readonly appeals: AppealStore,
    private readonly readers: DocumentReaders,
  ) {}

  /** Notices belong to a visit and lists to a reception: whoever may read the one reads the other. */
  onModuleInit(): void {
    this.readers.add((actor, visitId) => this.visits.mayRead(actor, visitId));
    this.readers.add(async (actor, receptionId) => readsLists(actor) && (await this.isReception(receptionId)));
  }

  /** @throws NOT_FOUND alike for what is not there and for what may not be read */
  async card(actor: Actor, visitId: string): Promise<DocumentFace> {
    const visit = await this.visits.get(actor, visitId);
    const reception = await this.store.reception(visit.receptionId);
    return this.face(receptionCard(await cardOf(visit, reception, { office: this.office, appeals: this.appeals })));
  }

  /** @throws NOT_FOUND */
  async list(actor: Actor, receptionId: string): Promise<DocumentFace> {
    const reception = await this.store.reception(receptionId);
    if (!readsLists(actor)) throw new Problem('NOT_FOUND');
    const visits = await this.store.visitsOf(receptionId, placesTaken);
    return this.face(bookedList(listOf(reception, visits, this.office.directory)));
  }

  private face(sheet: Sheet): DocumentFace {
    return unsigned(this.office.directory.organisation, sheet);
  }

  private isReception(id: string): Promise<boolean> {
    return this.dataSource.manager.existsBy(ReceptionRecord, { id });
  }
}

function readsLists({ roles, unit }: Actor): boolean {
  return roles.some((role) => readersOfLists.includes(role)) || (unit === 'office' && roles.includes('registrar'));
}
