'use strict';
const { DescribeFileSystemsCommand, EFSClient } = require('@aws-sdk/client-efs');
const { settled } = require('./deadline');
const { nameIn } = require('./job');
const { failed, successful } = require('./verdict');

const efs = new EFSClient({});
const ON_ITS_WAY = ['creating', 'updating'];

/** @type {import('./index').Check} */
exports.check = async (job, _options, { signal, saw }) => {
  const id = nameIn(job.createdResourceArn, 'file-system/');
  if (!id) return failed(`The restored resource must be a file system, got '${job.createdResourceArn}'.`);
  const fileSystem = await settled(async () => {
    const { FileSystems: [found] = [] } = await efs.send(new DescribeFileSystemsCommand({ FileSystemId: id }), { abortSignal: signal });
    saw(`file system ${id} is ${found?.LifeCycleState}`);
    return found;
  }, found => ON_ITS_WAY.includes(found?.LifeCycleState ?? ''), signal);
  if (!fileSystem) return failed(`File system ${id} is not there.`);
  const { LifeCycleState: state, SizeInBytes: size } = fileSystem;
  if (state !== 'available') return failed(`File system ${id} is ${state}, not available.`);
  return successful(`File system ${id} is available and has ${size?.Value ?? 0} bytes as last metered.`, 'that it can be mounted, and which files are on it');
};
