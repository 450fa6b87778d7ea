using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Accounts;

/// <summary>What the pages of the security administrator share: an account is found, changed and shown again; a one-time password is shown once.</summary>
public abstract class AccountAdministration(IPasswordHasher<Account> hasher) : FeatureController
{
    protected void GiveOneTime(Account account, string password)
    {
        account.TakePassword(hasher.HashPassword(account, password), Time.UtcNow);
        account.AwaitNewPassword(Time.UtcNow);
    }

    /// <summary>Leads to the account with its one-time password, once it is saved. TempData travels in a sealed cookie and is gone once read.</summary>
    protected RedirectResult ShownWith(Account account, string password)
    {
        // A form sent twice made one account: the second answer still has its password, unless it was changed meanwhile.
        if (hasher.VerifyHashedPassword(account, account.PasswordHash!, password) != PasswordVerificationResult.Failed) TempData[PasswordKey(account.Id)] = password;
        return Shown(account.Id);
    }

    /// <summary>Changes one account, never one's own.</summary>
    protected async Task<IActionResult> Change(int id, Action<Account> change, Func<Account, IActionResult> done, string notice)
    {
        if (await Db.Accounts.Include(a => a.FormerPasswords).SingleOrDefaultAsync(a => a.Id == id, Stop) is not { } account) return NotFound();
        try
        {
            account.CheckIsNot(Viewer.AccountId);
            change(account);
            await Db.SaveChangesAsync(Stop);
            Notify(notice);
            return done(account);
        }
        catch (Exception e) when (Sentence.For(e, Db.Model) is { } sentence)
        {
            Db.ChangeTracker.Clear();
            ModelState.AddModelError("", T.Sentence(sentence.Text, sentence.Arguments));
            Response.StatusCode = sentence.Status;
            return await ShowAsync(id, new GrantForm { From = Today, Key = Guid.NewGuid() });
        }
    }

    protected RedirectResult Shown(int id) => Redirect($"/admin/grants/{id}");

    protected async Task<IActionResult> ShowAsync(int id, GrantForm form) =>
        await AccountPage.OfAsync(Db, id, form, TempData[PasswordKey(id)] as string, Time.UtcNow, Stop) is { } page ? View("Show", page) : NotFound();

    /// <summary>Kept by account: on the page of another it is not shown.</summary>
    private static string PasswordKey(int id) => $"OneTimePassword{id}";
}
