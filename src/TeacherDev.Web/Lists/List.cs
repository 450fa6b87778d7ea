using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace TeacherDev.Web.Lists;

/// <summary>
/// The one list: how a table of <typeparamref name="TSource"/> is searched, sorted, paged and exported as rows of <typeparamref name="TRow"/>.
/// Columns serve the head of the page and the workbook alike; the rows' markup is the view's own.
/// </summary>
/// <param name="row">Projects straight to what the page shows.</param>
/// <param name="fallback">The order when none is asked for.</param>
/// <param name="key">What no two rows share: it ends every order, so that no row stands on two pages or on none.</param>
public sealed class List<TSource, TRow>(Expression<Func<TSource, TRow>> row, Expression<Func<TSource, object?>> fallback, Expression<Func<TSource, int>> key)
    where TSource : class
{
    private readonly List<Column> columns = [];

    private sealed record Column(string Title, Func<TRow, object?> Value, string? Sort, Expression<Func<TSource, object?>>? By, bool IsNumber, bool OnPage, Parents<TSource>? Parents = null);

    /// <param name="title">Chinese, the translation key.</param>
    /// <param name="by">What the column sorts by; null = not sortable.</param>
    public List<TSource, TRow> With(string title, Func<TRow, object?> value, Expression<Func<TSource, object?>>? by = null, string? sort = null, bool isNumber = false, bool onPage = true)
    {
        columns.Add(new Column(title, value, by is null ? null : sort ?? Address(columns.Count), by, isNumber, onPage));
        return this;
    }

    /// <summary>A column that names what many rows belong to; the rows of one stand together.</summary>
    /// <param name="by">What they are in order by.</param>
    /// <param name="of">The key of what a row belongs to.</param>
    /// <param name="inOrder">All of them in the order of <paramref name="by"/> and then of their keys.</param>
    public List<TSource, TRow> WithParent(string title, Func<TRow, object?> value, Expression<Func<TSource, object?>> by, string sort, Expression<Func<TSource, int>> of, IQueryable<int> inOrder)
    {
        columns.Add(new Column(title, value, sort, by, IsNumber: false, OnPage: true, new(of, inOrder)));
        return this;
    }

    /// <summary>The page asked for, in two queries (rows and count); in one, when the first page holds all there is.</summary>
    public async Task<ListPage<TRow>> PageAsync(IQueryable<TSource> source, ListQuery query, CancellationToken stop)
    {
        var (sorted, isDown) = Asked(query);
        if (sorted?.Parents is { } parents)
        {
            var (all, at, before, rows) = await parents.AtAsync(source, query.Page, isDown, stop);
            return PageOf(await Sorted(rows, query).Skip(before).Take(ListQuery.PageSize).Select(row).ToListAsync(stop), all, at, query);
        }
        if (query.Page <= 1)
        {
            var first = await Sorted(source, query).Take(ListQuery.PageSize).Select(row).ToListAsync(stop);
            return PageOf(first, first.Count < ListQuery.PageSize ? first.Count : await source.CountAsync(stop), 1, query);
        }
        var total = await source.CountAsync(stop);
        var page = ListQuery.Within(query.Page, total);
        return PageOf(await RowsAsync(source, query, (page - 1) * ListQuery.PageSize, total, stop), total, page, query);
    }

    private ListPage<TRow> PageOf(List<TRow> rows, int total, int page, ListQuery query) =>
        new(rows, total, page, query.Search, query.Sort, [.. columns.Where(c => c.OnPage).Select(c => new ListHead(c.Title, c.Sort, c.IsNumber))]);

    /// <summary>The first rows in the usual order, without a page around them.</summary>
    public Task<List<TRow>> RowsAsync(IQueryable<TSource> source, int most, CancellationToken stop) => source.OrderBy(fallback).ThenBy(key).Take(most).Select(row).ToListAsync(stop);

    /// <summary>All that the search and filters leave, as a workbook with the same columns, in the reader's language.</summary>
    public async Task<Workbook> WorkbookAsync(IQueryable<TSource> source, ListQuery query, IStringLocalizer t, CancellationToken stop)
    {
        return new Workbook([await SheetAsync("Sheet1", source, query, t, stop)]);
    }

    /// <summary>The same as one sheet among others.</summary>
    public async Task<WorkbookSheet> SheetAsync(string name, IQueryable<TSource> source, ListQuery query, IStringLocalizer t, CancellationToken stop)
    {
        var rows = await Sorted(source, query).Select(row).ToListAsync(stop);
        return new WorkbookSheet(name, [.. columns.Select(c => t[c.Title].Value)], rows.Select(r => columns.Select(c => t.Cell(c.Value(r))).ToArray()));
    }

    /// <summary>From whichever end is nearer: rows that are skipped are read all the same.</summary>
    private async Task<List<TRow>> RowsAsync(IQueryable<TSource> source, ListQuery query, int skipped, int total, CancellationToken stop)
    {
        var taken = Math.Min(ListQuery.PageSize, total - skipped);
        var behind = total - skipped - taken;
        if (behind >= skipped || taken <= 0) return await Sorted(source, query).Skip(skipped).Take(ListQuery.PageSize).Select(row).ToListAsync(stop);
        var rows = await Sorted(source, query, isTurned: true).Skip(behind).Take(taken).Select(row).ToListAsync(stop);
        rows.Reverse();
        return rows;
    }

    /// <param name="isTurned">The same order from its end.</param>
    private IQueryable<TSource> Sorted(IQueryable<TSource> source, ListQuery query, bool isTurned = false)
    {
        var (column, down) = Asked(query);
        if (column?.By is not { } by) return Then(Then(null, fallback), key);
        var first = down != isTurned ? source.OrderByDescending(by) : source.OrderBy(by);
        if (column.Parents is { } parents) first = down ? first.ThenByDescending(parents.Of) : first.ThenBy(parents.Of);
        return Then(Then(first, fallback), key);

        IOrderedQueryable<TSource> Then<TKey>(IOrderedQueryable<TSource>? before, Expression<Func<TSource, TKey>> next) => before is null
            ? isTurned ? source.OrderByDescending(next) : source.OrderBy(next)
            : isTurned ? before.ThenByDescending(next) : before.ThenBy(next);
    }

    private (Column? Column, bool IsDown) Asked(ListQuery query)
    {
        var (name, isDown) = query.Sort is ['-', .. var rest] ? (rest, true) : (query.Sort, false);
        return (columns.Find(c => c.Sort is not null && c.Sort == name), isDown);
    }

    private static string Address(int at) => $"c{at + 1}";
}

/// <summary>The head of a column; <paramref name="Sort"/> is its name in the address, null when it does not sort.</summary>
public sealed record ListHead(string Title, string? Sort, bool IsNumber);

/// <summary>What the shared parts of a list page (bar, head, pager) need, whatever its rows are.</summary>
public abstract record ListPage(int Total, int Page, string? Search, string? Sort, IReadOnlyList<ListHead> Heads)
{
    public int Pages => ListQuery.PagesOf(Total);

    public int First => Total == 0 ? 0 : (Page - 1) * ListQuery.PageSize + 1;

    public int Last => Math.Min(Total, Page * ListQuery.PageSize);
}

public sealed record ListPage<TRow>(IReadOnlyList<TRow> Rows, int Total, int Page, string? Search, string? Sort, IReadOnlyList<ListHead> Heads)
    : ListPage(Total, Page, Search, Sort, Heads);
