import { product } from '../product.ts'

export const kvstore = product('kvstore', {}, [
  'auditlogconfig',
  { type: 'instance', evidence: 'documented', resourceCenter: ['redis:dbinstance'] },
])
