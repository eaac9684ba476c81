import { Module } from '@nestjs/common';
import { CardsModule } from './cards/cards.module.js';
import { ReceptionPapers } from './papers/papers.js';
import { PapersController } from './papers/papers.controller.js';
import { QuestionsModule } from './questions/questions.module.js';

/** Personal receptions (особистий прийом громадян, chapter 2 of the regulation): each room is imported by the next. */
@Module({ imports: [CardsModule, QuestionsModule], controllers: [PapersController], providers: [ReceptionPapers] })
export class ReceptionsModule {}
