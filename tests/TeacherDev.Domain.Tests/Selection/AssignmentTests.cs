using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Domain.Tests.Selection;

public sealed class AssignmentTests
{
    [Fact]
    public void Every_file_gets_so_many_different_experts_none_barred_and_no_file_could_even_the_loads_by_moving()
    {
        var cases = from experts in Gen.Choose(1, 9)
                    from files in Gen.Choose(1, 30)
                    from perFile in Gen.Choose(3, 5)
                    from barred in Gen.Choose(0, 9).ListOf(files)
                    from seed in Gen.Choose(0, 10_000)
                    select (experts, perFile, seed, barred: barred.ToList());
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var random = new Random(c.seed);
            var experts = Enumerable.Range(1, c.experts).Select(e => e * 7).ToList();
            var files = c.barred.Select((count, at) => new AssignedFile(at + 1, random.GetItems(experts.ToArray(), count % 3).ToHashSet(), [])).ToList();
            var dealt = Assignment.Deal(files, experts, c.perFile);
            foreach (var file in files)
            {
                var own = dealt[file.ApplicationId];
                Assert.Equal(own.Count, own.Distinct().Count());
                Assert.DoesNotContain(own, file.Barred.Contains);
                Assert.Equal(Math.Min(c.perFile, experts.Count(e => !file.Barred.Contains(e))), own.Count);
            }
            var load = experts.ToDictionary(e => e, e => dealt.Values.Count(d => d.Contains(e)));
            Assert.DoesNotContain(files, f => dealt[f.ApplicationId].Any(from => experts.Any(to => load[from] - load[to] >= 2 && !f.Barred.Contains(to) && !dealt[f.ApplicationId].Contains(to))));
            if (files.TrueForAll(f => f.Barred.Count == 0)) Assert.True(load.Values.Max() - load.Values.Min() <= 1);
            Assert.Equal(dealt.OrderBy(d => d.Key).SelectMany(d => d.Value), Assignment.Deal([.. files.AsEnumerable().Reverse()], experts, c.perFile).OrderBy(d => d.Key).SelectMany(d => d.Value));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_chain_of_moves_evens_what_no_single_move_can()
    {
        // 1 has all three files of its own kind with 2, 2 shares others with 3: only by way of 2 does 3 get anything of 1's.
        AssignedFile[] files = [.. Enumerable.Range(1, 6).Select(id => new AssignedFile(id, new HashSet<int>([3]), [])), new(7, new HashSet<int>([1]), []), new(8, new HashSet<int>([1]), [])];
        var dealt = Assignment.Deal(files, [1, 2, 3], 1);
        int[] load = [.. new[] { 1, 2, 3 }.Select(e => dealt.Values.Count(d => d.Contains(e)))];
        Assert.True(load.Max() - load.Min() <= 1, string.Join(' ', load));
    }

    [Fact]
    public void Who_has_scored_keeps_the_file_and_counts_as_busy()
    {
        var dealt = Assignment.Deal([new(1, new HashSet<int>(), [5]), new(2, new HashSet<int>(), []), new(3, new HashSet<int>(), [])], [5, 6, 7, 8], 3);
        Assert.DoesNotContain(5, dealt[1]);
        Assert.Equal(2, dealt[1].Count);
        Assert.All(new[] { 5, 6, 7, 8 }, e => Assert.InRange(dealt.Values.Count(d => d.Contains(e)) + (e == 5 ? 1 : 0), 2, 3));
    }

    [Fact]
    public void Nine_hundred_files_are_dealt_evenly()
    {
        var random = new Random(7);
        var experts = Enumerable.Range(1, 40).ToArray();
        var files = Enumerable.Range(1, 900).Select(id => new AssignedFile(id, random.GetItems(experts, 2).ToHashSet(), [])).ToList();
        var dealt = Assignment.Deal(files, experts, 3);
        int[] load = [.. experts.Select(e => dealt.Values.Count(d => d.Contains(e)))];
        Assert.True(load.Max() - load.Min() <= 1);
    }
}
