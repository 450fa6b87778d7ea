using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Data;

namespace TeacherDev.Benchmarks;

/// <summary>The domain over the data directory of a city, in this process.</summary>
internal static class DataServices
{
    public static ServiceProvider Of(string folder) =>
        new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddTeacherDevData(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Data:Directory"] = folder }).Build(), folder).BuildServiceProvider();
}
