using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(QuttyMeken.Benchmarks.ClassifyOne).Assembly).Run(args);
