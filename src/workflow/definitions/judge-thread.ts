import workerpool from 'workerpool';
import { Directory } from '../../directory/index.js';
import { FileFaults } from '../../platform/files/index.js';
import { readDeclared } from '../contract/declared-file.js';
import { readComing } from './coming-edition.js';
import { gateOver } from './gate-over.js';
import { type Heard, type Hearing, judgement } from './judgement.js';

/** Reads and judges an edition beside the service, which goes on answering meanwhile. */
async function judge({ files, council, directory, declared, present }: Hearing): Promise<Heard> {
  const program = readDeclared(declared);
  try {
    const reading = { council, present: new Directory(directory), gateOver: gateOver(() => program) };
    return await judgement(readComing(files, reading), present);
  } catch (error) {
    if (!(error instanceof FileFaults)) throw error;
    return { unread: error.faults };
  }
}

workerpool.worker({ judge });
