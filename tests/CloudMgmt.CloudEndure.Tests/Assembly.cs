[assembly: KeptApart]
[assembly: Parallelizable(ParallelScope.Fixtures)]
