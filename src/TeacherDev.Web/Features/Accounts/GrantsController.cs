using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Infrastructure;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Accounts;

/// <summary>The accounts and what they hold: found, opened for a person, looked at. Whose place in the tree it is does not matter here.</summary>
[Route("admin/grants"), Authorize(Policy = nameof(Permission.ManageGrants))]
public sealed class GrantsController(IPasswordHasher<Account> hasher) : AccountAdministration(hasher)
{
    [HttpGet("")]
    public async Task<IActionResult> Index(AccountQuery query)
    {
        var accounts = query.Of(Db.Accounts.AsNoTracking(), Db, Today);
        var list = AccountList.Columns(Db, Today, T);
        if (query.WantsWorkbook) return (await list.WorkbookAsync(accounts, query, T, Stop)).ToFile(T["账号与授权"]);
        return View(new AccountIndex(await list.PageAsync(accounts, query, Stop), query));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New(ListQuery query, int? person) => View("New", await NewAsync(query, new AccountForm { PersonId = person, Key = Guid.NewGuid() }));

    [HttpPost("")]
    public async Task<IActionResult> Create(AccountForm form)
    {
        var password = OneTimePassword.For(form.Key);
        return await Create(
            form.Key, already: () => Db.Accounts.SingleOrDefaultAsync(a => a.IdempotencyKey == form.Key, Stop),
            make: async () =>
            {
                var person = form.PersonId is { } id ? await Db.PersonCards.SingleOrDefaultAsync(p => p.Id == id, Stop) ?? throw new RuleBroken("没有找到这位教师，请重新搜索") : null;
                var account = new Account(form.UserName!.Trim(), person?.Name ?? form.Name ?? "", person?.Id, form.Key);
                GiveOneTime(account, password);
                return account;
            },
            done: account => ShownWith(account, password), "账号已开通", again: async () => View("New", await NewAsync(new ListQuery(), form)));
    }

    [HttpGet("{id:int}")]
    public Task<IActionResult> Show(int id) => ShowAsync(id, new GrantForm { From = Today, Key = Guid.NewGuid() });

    private async Task<NewAccountPage> NewAsync(ListQuery query, AccountForm form)
    {
        var found = query.Sought is not { } sought ? [] : await Db.PersonCards.AsNoTracking()
            .Where(p => p.SearchText.Contains(sought) && !Db.Accounts.Any(a => a.PersonId == p.Id)).OrderBy(p => p.SortKey).Take(NewAccountPage.MostFound).ToListAsync(Stop);
        var person = form.PersonId is { } id ? await Db.PersonCards.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, Stop) : null;
        return new NewAccountPage(query.Search, found, person, form.UserName is null && person?.StaffNumber is { } number ? form with { UserName = number } : form);
    }
}
