using NUnit.Framework;

[assembly: KeptApart]
[assembly: Parallelizable(ParallelScope.Fixtures)]
