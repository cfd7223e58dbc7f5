using BenchmarkDotNet.Running;
using QuttyMeken.Benchmarks;

if (args is ["queue", .. var sizes])
    return await QueueAtScale.Run(sizes);

BenchmarkSwitcher.FromAssembly(typeof(ClassifyOne).Assembly).Run(args);
return 0;
