export type ServiceName = 'iam' | 'sts' | 's3';
