using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace TeacherDev.Web.Lists;

/// <summary>
/// What many rows of a list belong to, as their school. A list sorted by it is counted parent by parent and only the rows of the page's parents
/// are read: sorting all of a long list cost most of its time.
/// </summary>
/// <param name="Of">The key of the parent that a row belongs to.</param>
/// <param name="InOrder">The keys of all parents, in the order of the column.</param>
internal sealed record Parents<TSource>(Expression<Func<TSource, int>> Of, IQueryable<int> InOrder)
{
    /// <summary>The rows of those parents that stand on a page, and how many of them stand before it.</summary>
    public async Task<(int Total, int Page, int Before, IQueryable<TSource> Rows)> AtAsync(IQueryable<TSource> source, int asked, bool isDown, CancellationToken stop)
    {
        var counts = await source.GroupBy(Of).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var inOrder = await InOrder.ToListAsync(stop);
        if (isDown) inOrder.Reverse();
        var total = counts.Values.Sum();
        var page = ListQuery.Within(asked, total);
        var (first, passed, before, here) = ((page - 1) * ListQuery.PageSize, 0, 0, new List<int>());
        foreach (var parent in inOrder.Where(counts.ContainsKey))
        {
            if (passed + counts[parent] <= first) before = passed + counts[parent];
            else if (passed < first + ListQuery.PageSize) here.Add(parent);
            passed += counts[parent];
        }
        return (total, page, first - before, source.Where(IsOneOf(here)));
    }

    private Expression<Func<TSource, bool>> IsOneOf(List<int> keys)
    {
        // A parameter of the query, not a constant in it: every page would else be a query of its own.
        Expression<Func<List<int>>> held = () => keys;
        return Expression.Lambda<Func<TSource, bool>>(Expression.Call(held.Body, nameof(List<>.Contains), null, Of.Body), Of.Parameters);
    }
}
