import { Module, type OnModuleInit } from '@nestjs/common';
import { AppealsModule } from '../../appeals/appeals.module.js';
import { Questions } from '../../policy/index.js';
import { askedOfReceptions } from '../asked-of-rules.js';
import { ReceptionStore } from '../reception-store.js';
import { ReceptionFilesController } from './reception-files.controller.js';
import { ReceptionReading } from './reception-reading.js';
import { VisitFilesController } from './visit-files.controller.js';
import { VisitReading } from './visit-reading.js';

/** The journal of receptions (журнал особистого прийому): what is kept, what the rules said of it, and who reads it. */
@Module({
  imports: [AppealsModule],
  controllers: [ReceptionFilesController, VisitFilesController],
  providers: [ReceptionStore, ReceptionReading, VisitReading],
  exports: [AppealsModule, ReceptionStore, ReceptionReading, VisitReading],
})
export class CardsModule implements OnModuleInit {
  constructor(private readonly questions: Questions) {}

  onModuleInit(): void {
    this.questions.define(...askedOfReceptions);
  }
}
