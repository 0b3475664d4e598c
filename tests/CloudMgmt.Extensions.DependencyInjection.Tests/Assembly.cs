using CloudMgmt.TestSupport;

[assembly: KeptApart]
[assembly: Parallelizable(ParallelScope.Fixtures)]
