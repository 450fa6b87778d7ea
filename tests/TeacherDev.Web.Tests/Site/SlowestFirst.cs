using TeacherDev.Web.Tests.Infrastructure;
using TeacherDev.Web.Tests.Site;
using TeacherDev.Web.Tests.Work;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(SlowestFirst))]

namespace TeacherDev.Web.Tests.Site;

/// <summary>The classes that take minutes begin first, so that the last minutes of a run are not spent on one of them while the other cores wait.</summary>
public sealed class SlowestFirst : ITestCollectionOrderer
{
    private static readonly string[] Slow =
    [
        nameof(CrashTests),
#if !POSTGRES
        nameof(PublishedSiteTests),
#endif
        nameof(VerbTests),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(c => Array.FindIndex(Slow, s => c.TestCollectionDisplayName.Contains(s, StringComparison.Ordinal)) is var at && at < 0 ? Slow.Length : at)];
}
