/** What the bundler puts into the program. */
declare const WORKER_SOURCE: string;
