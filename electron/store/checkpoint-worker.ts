import { parentPort, workerData } from 'node:worker_threads';
import { connect } from '#electron/store/connection.ts';

// Moves what a large write left in the log into the file, in a thread of its own.
const db = connect(String(workerData));
try {
  db.pragma('wal_checkpoint(PASSIVE)');
  parentPort?.postMessage(true);
} finally {
  db.close();
}
