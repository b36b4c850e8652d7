'use strict';
const { DescribeInstancesCommand, DescribeVolumesCommand, EC2Client } = require('@aws-sdk/client-ec2');
const { settled } = require('./deadline');
const { nameIn } = require('./job');
const { failed, successful } = require('./verdict');

const ec2 = new EC2Client({});

/** @type {import('./index').Check} */
exports.checkVolume = async (job, _options, { signal, saw }) => {
  const id = nameIn(job.createdResourceArn, 'volume/');
  if (!id) return failed(`The restored resource must be a volume, got '${job.createdResourceArn}'.`);
  const volume = await settled(async () => {
    const { Volumes: [found] = [] } = await ec2.send(new DescribeVolumesCommand({ VolumeIds: [id] }), { abortSignal: signal });
    saw(`volume ${id} is ${found?.State}`);
    return found;
  }, found => found?.State === 'creating', signal);
  if (!volume) return failed(`Volume ${id} is not there.`);
  const { State: state = '', Size: size } = volume;
  if (!['available', 'in-use'].includes(state)) return failed(`Volume ${id} is ${state}, not available.`);
  return successful(`Volume ${id} is ${state} and has ${size} GiB.`, 'what is on it, and that an instance can use it');
};

/** @type {import('./index').Check} */
exports.checkInstance = async (job, _options, { signal, saw }) => {
  const id = nameIn(job.createdResourceArn, 'instance/');
  if (!id) return failed(`The restored resource must be an instance, got '${job.createdResourceArn}'.`);
  const instance = await settled(async () => {
    const { Reservations: [reservation] = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }), { abortSignal: signal });
    const found = reservation?.Instances?.[0];
    saw(`instance ${id} is ${found?.State?.Name}`);
    return found;
  }, found => ['pending', 'stopping'].includes(found?.State?.Name ?? ''), signal);
  if (!instance) return failed(`Instance ${id} is not there.`);
  const state = instance.State?.Name ?? '';
  if (!['running', 'stopped'].includes(state)) return failed(`Instance ${id} is ${state}, neither running nor stopped.`);
  return successful(`Instance ${id} is ${state}.`, 'that its operating system starts, and what is on its volumes');
};
