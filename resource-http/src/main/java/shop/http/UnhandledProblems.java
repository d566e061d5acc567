package shop.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where Tomcat sends a request that ended in an error no controller was there to report. */
@Controller
final class UnhandledProblems implements ErrorController {

  @RequestMapping("${spring.web.error.path:${error.path:/error}}")
  void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var type =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
            ? ProblemType.of(status)
            : ProblemType.NOT_FOUND; // a client that asks for this path itself
    ProblemResponse.send(Problem.of(type, type.title()), request, response);
  }
}
