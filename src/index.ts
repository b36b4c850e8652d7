export * from './model/retention';
