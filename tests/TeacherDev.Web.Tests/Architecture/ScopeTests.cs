using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Programmes;

namespace TeacherDev.Web.Tests.Architecture;

/// <summary>What every filtered set shows to one who sees nothing, and to the system, which sees all: each has a row in the world, so that neither is empty by chance.</summary>
public sealed class ScopeTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Who_has_no_reach_and_is_no_one_sees_no_row_and_the_system_sees_some_of_each()
    {
        var none = await CountsAsync(Viewer.Nobody);
        Assert.NotEmpty(none);
        Assert.Equal([], none.Where(c => c.Count > 0).Select(c => c.Name));
        Assert.Equal([], (await CountsAsync(Viewer.System)).Where(c => c.Count == 0).Select(c => c.Name));
    }

    private Task<List<(string Name, int Count)>> CountsAsync(Viewer viewer) => site.WithAsync(async services =>
    {
        services.GetRequiredService<Acting>().Viewer = viewer;
        var db = services.GetRequiredService<TeacherDevDb>();
        var counts = new List<(string, int)>();
        var count = typeof(ScopeTests).GetMethod(nameof(CountAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
        foreach (var entity in db.Model.GetEntityTypes().Where(e => e.GetDeclaredQueryFilters().Count > 0))
            counts.Add((entity.ClrType.Name, await (Task<int>)count.MakeGenericMethod(entity.ClrType).Invoke(null, [db])!));
        return counts;
    });

    // The catalogue is the one thing in a filtered set that is nobody's: a permission opens it.
    private static Task<int> CountAsync<TRoot>(TeacherDevDb db)
        where TRoot : class =>
        typeof(TRoot) == typeof(ProgrammeYear) ? db.ProgrammeYears.CountAsync(y => !y.IsCatalogue) : db.Set<TRoot>().CountAsync();
}
