export * from './plan-copying';
export * from './vault-deny-delete';
export * from './vault-locking';
export * from './vault-mixin';
export * from './vault-notifying';
export * from './vault-retaining';
