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
import type { Actor } from '../../domain/actor.js';
import { Problem } from '../../domain/problem.js';
import { placesTaken } from '../../domain/reception/states.js';
import { isTheirReception, readsAllVisits, VisitReading } from '../cards/visit-reading.js';
import { isDeputy } from '../leader-of.js';
import { ReceptionStore } from '../reception-store.js';
import { ReceptionRecord } from '../tables.js';
import { cardOf } from './card-paper.js';
import { listOf, withoutNames } from './list-paper.js';

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
    this.readers.add(async (actor, receptionId) => (await this.readsList(actor, receptionId)) === 'names');
  }

  /** @throws NOT_FOUND alike for what is not there and for what may not be read */
  async card(actor: Actor, visitId: string): Promise<DocumentFace> {
    const visit = await this.visits.get(actor, visitId);
    const reception = await this.store.reception(visit.receptionId);
    return this.face(receptionCard(await cardOf(visit, reception, { office: this.office, appeals: this.appeals })));
  }

  /**
   * The list of those booked: whole for the office, control and whoever receives; deputies are told what citizens ask
   * about and not who does (KR-2.11). @throws NOT_FOUND alike for what is not there and for what may not be read
   */
  async list(actor: Actor, receptionId: string): Promise<DocumentFace> {
    const how = await this.readsList(actor, receptionId);
    if (how === null) throw new Problem('NOT_FOUND');
    const reception = await this.store.reception(receptionId);
    const visits = await this.store.visitsOf(receptionId, placesTaken);
    const list = listOf(reception, visits, this.office.directory);
    return this.face(bookedList(how === 'names' ? list : withoutNames(list)));
  }

  private async readsList(actor: Actor, receptionId: string): Promise<'names' | 'questions' | null> {
    const reception = await this.dataSource.manager.findOneBy(ReceptionRecord, { id: receptionId });
    if (reception === null) return null;
    const { directory } = this.office;
    if (readsAllVisits(actor, directory) || isTheirReception(actor, reception, directory)) return 'names';
    return actor.posts.some((post) => isDeputy(directory.post(post))) ? 'questions' : null;
  }

  private face(sheet: Sheet): DocumentFace {
    return unsigned(this.office.directory.organisation, sheet);
  }
}
