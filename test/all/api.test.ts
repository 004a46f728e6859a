import { together } from '../support/together.ts'

together('test/api/**/*.test.ts')
