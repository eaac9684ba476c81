import { join } from 'node:path';
import type { Provider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ownLetters } from '../documents/index.js';
import { Directory } from '../directory/index.js';
import { type EditionFiles, EditionInForce, Editions, ofEdition } from '../edition/index.js';
import { Journal } from '../journal/index.js';
import { Clock } from '../platform/clock.js';
import { Remarks } from '../platform/health/remarks.js';
import { Log } from '../platform/log.js';
import { PolicyService, Questions } from '../policy/index.js';
import { declaredOf } from './contract/contract-of.js';
import type { Declared } from './contract/contract.js';
import { declaredText } from './contract/declared-file.js';
import { Registries } from './host/registries.js';
import { Forms } from './forms/forms.js';
import { CasesUnderWay } from './definitions/cases-under-way.js';
import { type ComingEdition, type GateOver, readComing } from './definitions/coming-edition.js';
import { Definitions } from './definitions/definitions.js';
import { DiagramPublisher } from './definitions/diagram-publisher.js';
import { EditionGate } from './definitions/edition-gate.js';
import { EditionHearing } from './definitions/edition-hearing.js';
import { EditionLife } from './definitions/edition-life.js';
import { gateOver } from './definitions/gate-over.js';
import { Judge } from './definitions/judge.js';
import type { Present } from './definitions/judgement.js';
import { Publisher } from './definitions/publisher.js';
import { Versions } from './definitions/versions.js';

/** The checks of diagrams beside the program as it is. */
class Gates {
  constructor(
    readonly over: GateOver,
    readonly declared: () => Declared,
  ) {}
}

const gates: Provider = {
  provide: Gates,
  inject: [Questions, Registries],
  useFactory: (questions: Questions, registries: Registries) => {
    // By the first question every feature has declared what it reads and writes.
    let declared: Declared | null = null;
    const once = (): Declared => (declared ??= declaredOf({ ...registries, questions }));
    return new Gates(gateOver(once), once);
  },
};

const gateInForce: Provider = {
  provide: EditionGate,
  inject: [Gates, Directory, PolicyService, Forms],
  useFactory: ({ over }: Gates, directory: Directory, policy: PolicyService, forms: Forms) =>
    over(directory, () => policy.catalogue, forms, ownLetters),
};

const hearing = (council: string): Provider => ({
  provide: EditionHearing,
  inject: [DataSource, Definitions, Directory, Gates, Judge],
  useFactory: (dataSource: DataSource, definitions: Definitions, directory: Directory, gates: Gates, judge: Judge) => {
    const cases = new CasesUnderWay(dataSource);
    const read = (files: EditionFiles) => readComing(files, { council, present: directory, gateOver: gates.over });
    const hear = (files: EditionFiles, present: Present) =>
      judge.hear({ files, council, directory: directory.data, declared: declaredText(gates.declared()), present });
    return new EditionHearing({ definitions, cases, read, hear });
  },
});

const publisher: Provider = {
  provide: Publisher,
  inject: [EditionHearing, DataSource, Definitions, Versions, Editions, EditionInForce, Journal, Clock],
  useFactory: (
    ...[hearing, dataSource, definitions, versions, editions, inForce, journal, clock]: [
      ...[EditionHearing, DataSource, Definitions, Versions, Editions, EditionInForce, Journal, Clock],
    ]
  ) => new Publisher(hearing, { dataSource, definitions, versions, editions, inForce, journal, clock }),
};

const diagramPublisher = (takesTwo: boolean): Provider => ({
  provide: DiagramPublisher,
  inject: [Publisher, Definitions, Editions, EditionInForce],
  useFactory: (publisher: Publisher, definitions: Definitions, editions: Editions, inForce: EditionInForce) =>
    new DiagramPublisher({ publisher, definitions, editions, inForce, takesTwo }),
});

const editionLife = (folderPublishes: boolean): Provider => ({
  provide: EditionLife,
  inject: [Publisher, Definitions, Versions, Editions, EditionInForce, Clock, Remarks, Log, Forms, EditionGate],
  useFactory: (
    ...[publisher, definitions, versions, editions, inForce, clock, remarks, log, forms, gate]: [
      ...[Publisher, Definitions, Versions, Editions, EditionInForce, Clock, Remarks, Log, Forms, EditionGate],
    ]
  ) => {
    const present = async (): Promise<ComingEdition> => {
      const { diagrams } = await definitions.inForce();
      return { files: new Map(), diagrams, forms, gate };
    };
    const parts = { publisher, versions, forms, editions, inForce, clock, remarks, log, present, folderPublishes };
    return new EditionLife(parts);
  },
});

const forms = ofEdition(
  Forms,
  (folder) => Forms.load(join(folder, 'processes', 'forms')),
  (own) => own,
);

/** What sees to it that all nodes go by one edition. */
export const editionProviders = (folderPublishes: boolean, council: string): Provider[] => [
  forms,
  gates,
  gateInForce,
  Judge,
  Versions,
  hearing(council),
  publisher,
  diagramPublisher(!folderPublishes),
  editionLife(folderPublishes),
];
